"""Publish scripts without what only those who read the source need: comments and indents."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from cchc.publish.scripts import without_comments


def lighten_scripts(files: Files, config: MkDocsConfig) -> None:
    """Replace each script of docs/ by its lighter copy."""
    for file in list(files.javascript_files()):
        if file.src_dir == config.docs_dir and Path(file.src_uri).suffix == ".js":
            files.remove(file)
            content = without_comments(file.content_string)
            files.append(File.generated(config, file.src_uri, content=content))
