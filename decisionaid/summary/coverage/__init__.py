"""What became of every row of the articles: used where, or left out why. A row's own words never appear."""
