"""The pages of outlets: the list, one outlet, its details and rules, its feeds, export and import."""
