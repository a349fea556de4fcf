"""Content turned into pages, lists, feeds and data files; nothing here touches the disk."""
