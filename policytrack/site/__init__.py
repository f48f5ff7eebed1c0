"""A static site of the data set: its pages in every language, its downloads and feeds, each as a path and its bytes.

`site.pages` says which files there are; `store.publishing` writes them.
"""
