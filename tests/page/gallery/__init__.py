"""The gallery: every base template and component with invented entries, to be looked at and to be tested."""
