"""What comes in from other sites, and where ours came out: the only room that knows the network."""
