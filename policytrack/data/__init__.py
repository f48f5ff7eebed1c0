"""The data file and the data set that it says."""
