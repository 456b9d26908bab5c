"""From answers to what components are given: words, dates and links in the language of the page."""
