"""Everything wgtool says, in English and Welsh, and how dates and numbers are written."""
