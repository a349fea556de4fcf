"""From the built site to where visitors are: a folder behind a web server, SSH, S3."""
