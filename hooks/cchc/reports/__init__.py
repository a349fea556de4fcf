"""Content and counts -> the papers, sheets and texts that offices file, read aloud and share."""
