"""Pure functions: answers and content in, findings, routes and tables out. Same input, same output."""
