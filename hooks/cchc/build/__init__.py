"""One build from end to end: what is read, borrowed, remembered, made and put in place."""
