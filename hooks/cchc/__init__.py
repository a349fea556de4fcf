"""The commune information site: posts, the yearly plan, and the count of one against the other."""
