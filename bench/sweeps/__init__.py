"""Long looks at all pages, outside the tests."""
