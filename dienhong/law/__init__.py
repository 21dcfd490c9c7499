"""The law as data, and the pure questions asked of it.

Every number of legal meaning lives in a TOML file beside this package with its article, the dates between which it
holds, who checked it and how sure we are. The modules choose the version in force on the day of the fact, count days
and say why. Only the standard library is imported; nothing here reads a clock, a database or a setting.
"""
