"""The pictures of the guides: a story played in the real editor, and its pictures."""
