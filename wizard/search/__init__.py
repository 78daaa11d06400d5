"""Where a case begins for whoever says in their own words what happened."""
