"""What is wrong in a sound data set: one module a family of rules, and the check that runs them."""
