"""The desk of reports: the list, the workspace, the edit of one section, the papers."""
