"""Whether the links of the built site lead anywhere: those on it always, others when asked."""
