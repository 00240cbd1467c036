"""Two copies of a store that parted, and how what one holds is taken into the other."""
