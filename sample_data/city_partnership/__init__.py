"""A city that joined its departments' efforts, with a planted truth in every design."""
