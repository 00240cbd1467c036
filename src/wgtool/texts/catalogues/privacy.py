"""What is said when people are erased, or kept too long."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- erase ---
    "erase.done": ("Erased: {email}", "Dilëwyd: {email}"),
    "erase.entries": ("Entries in which a placeholder stands now: {count}",
                      "Cofnodion lle saif dalfan bellach: {count}"),
    "erase.copies": ("Also erased from: {files}", "Dilëwyd hefyd yma: {files}"),
    "erase.blacked_out": ("Notes and reasons in which the person was blacked out: {count}",
                          "Nodiadau a rhesymau lle cuddiwyd enw’r unigolyn: {count}"),
    "erase.text": ("Blacked out in entry {n}: {text}", "Cuddiwyd yng nghofnod {n}: {text}"),
    "erase.text_part": ("Entry {n} still holds a part of the name: {text}",
                        "Mae rhan o’r enw o hyd yng nghofnod {n}: {text}"),
    "erase.redact_advice": ("If that is this person: --redact blacks it out, too. Once they are erased nobody knows the name any more.",
                            "Os yr unigolyn hwn ydyw: mae --redact yn ei guddio hefyd. Ar ôl dileu’r unigolyn ni fydd neb yn gwybod yr enw."),
    "erase.yours": ("Copies made with wgtool backup, and rosters, calendars and drafts of messages saved earlier, are yours to delete.",
                    "Chi sydd i ddileu copïau a wnaed gyda wgtool backup, a rhestrau aelodau, calendrau a negeseuon drafft a gadwyd yn gynharach."),
    "erase.server": ("The database server’s own backups and logs are its administrator’s: they may still name the person.",
                     "Gweinyddwr gweinydd y gronfa ddata sy’n gyfrifol am ei gopïau wrth gefn a’i logiau: gallant enwi’r unigolyn o hyd."),
    "erase.import": ("Importing the form again brings the person back: delete the answer there, too.",
                     "Bydd mewnforio’r ffurflen eto yn dod â’r unigolyn yn ôl: dilëwch yr ateb yno hefyd."),
    "erase.namesake": ("Someone with the same name is still signed up: {email}. If it is the same person, erase that address, too.",
                       "Mae rhywun â’r un enw wedi cofrestru o hyd: {email}. Os yr un unigolyn ydyw, dilëwch y cyfeiriad hwnnw hefyd."),
    "erase.former": ("Someone else who had the same address before is still held, and can now be called only: {address}",
                     "Cedwir o hyd rywun arall a oedd â’r un cyfeiriad o’r blaen, ac unig enw’r unigolyn hwnnw bellach yw: {address}"),
    # --- retention ---
    "retention.nobody": ("Nobody is kept too long. People may be kept until: {due}",
                         "Ni chedwir manylion neb yn rhy hir. Gellir cadw manylion tan: {due}"),
    "retention.title": ("People kept too long", "Pobl y cedwir eu manylion yn rhy hir"),
    "retention.last": ("Last session", "Sesiwn olaf"),
    "retention.due": ("They may be kept until: {due}. To erase them: wgtool retention --erase",
                      "Gellir cadw eu manylion tan: {due}. I’w dileu: wgtool retention --erase"),
    "retention.erased": ("People erased: {count}", "Pobl a ddilëwyd: {count}"),
}  # fmt: skip
