"""The web editor: an officer writes, the culture office approves, Git keeps."""
