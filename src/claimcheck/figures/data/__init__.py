"""The vocabulary of the figure readers: tables only. To add a word, edit the table that holds its like."""
