"""Files and the disk: reading posts, plans and settings; writing the site."""
