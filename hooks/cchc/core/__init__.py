"""What is true of posts, plans, periods and counting; values only, no disk, clock or network."""
