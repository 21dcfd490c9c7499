"""The quarterly list of what was disclosed (Law 10/2022/QH15 art. 13(2)) and the report to the people's council (art. 14(3)).

Both are read off the register: nobody types a line or a number of them.
"""
