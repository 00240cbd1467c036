"""Why the system refuses a file."""

TEXTS: dict[str, tuple[str, str]] = {
    "refused.missing": ("there is no such file or folder", "nid oes ffeil na ffolder o’r enw hwn"),
    "refused.forbidden": ("you have no right to do that, or another program has it open",
                          "nid oes gennych hawl i wneud hynny, neu mae rhaglen arall wedi’i hagor"),
    "refused.folder": ("it is a folder", "ffolder ydyw"),
    "refused.no_folder": ("a part of its path is no folder", "nid ffolder yw rhan o’i llwybr"),
    "refused.full": ("the disk is full", "mae’r ddisg yn llawn"),
    "refused.read_only": ("the disk can only be read", "ni ellir ond darllen y ddisg"),
    "refused.long_name": ("the name is too long", "mae’r enw’n rhy hir"),
    "refused.exists": ("it exists already", "mae’n bodoli eisoes"),
    "refused.circle": ("its links lead round in a circle", "mae ei dolenni’n arwain mewn cylch"),
    "refused.fault": ("the disk has a fault", "mae nam ar y ddisg"),
    "refused.closed": ("it is closed", "mae ar gau"),
    "refused.too_large": ("it would be too large", "byddai’n rhy fawr"),
    "refused.not_here": ("it is not on this disk yet, and the service that keeps the folder alike could not fetch it",
                         "nid yw ar y ddisg hon eto, ac ni allai’r gwasanaeth sy’n cysoni’r ffolder ei nôl"),
    "refused.in_use": ("another program has it open", "mae rhaglen arall wedi’i hagor"),
    "refused.impossible": ("there can be no such name", "ni all fod enw o’r fath"),
}  # fmt: skip
