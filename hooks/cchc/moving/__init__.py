"""A former site brought over: an export, a feed or saved pages -> posts, pictures, redirects."""
