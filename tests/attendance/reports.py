"""Reports in the shapes in which programs write them, of one meeting of invented people.

21 September 2021, 15:00 to 16:00. Siân is there twice, on two devices for ten minutes; Owain for 45 minutes and some
seconds; Catrin looks in for 40 seconds; a telephone and the organiser are nobody’s.
"""

from io import BytesIO

from openpyxl import Workbook

TEAMS = """\
1. Summary
Meeting title\tBlue badge review
Attended participants\t5
Start time\t9/21/21, 2:55:12 PM
End time\t9/21/21, 4:01:33 PM
Meeting duration\t1h 6m 21s
Average attendance time\t40m 12s

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Puw, Siân (North Council)\t9/21/21, 2:57:00 PM\t9/21/21, 4:00:00 PM\t1h 13m\tSian@Example.org\tsp@example.org\tPresenter
owain RHYS\t9/21/21, 3:01:00 PM\t9/21/21, 3:46:40 PM\t45m 40s\t\t\tAttendee
Catrin ONeil\t9/21/21, 3:01:00 PM\t9/21/21, 3:01:40 PM\t40s\t\t\tAttendee
+44 7700 900123\t9/21/21, 3:01:00 PM\t9/21/21, 3:02:40 PM\t1m 40s\t\t\tAttendee
Gwen Trefnydd\t9/21/21, 2:55:12 PM\t9/21/21, 4:01:33 PM\t1h 6m 21s\tgwen@example.org\tgwen@example.org\tOrganizer

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Puw, Siân (North Council)\t9/21/21, 2:57:00 PM\t9/21/21, 3:30:00 PM\t33m\tSian@Example.org\tPresenter
Puw, Siân (North Council)\t9/21/21, 3:20:00 PM\t9/21/21, 4:00:00 PM\t40m\tSian@Example.org\tPresenter
owain RHYS\t9/21/21, 3:01:00 PM\t9/21/21, 3:46:40 PM\t45m 40s\t\tAttendee
Catrin ONeil\t9/21/21, 3:01:00 PM\t9/21/21, 3:01:40 PM\t40s\t\tAttendee
+44 7700 900123\t9/21/21, 3:01:00 PM\t9/21/21, 3:02:40 PM\t1m 40s\t\tAttendee
Gwen Trefnydd\t9/21/21, 2:55:12 PM\t9/21/21, 4:01:33 PM\t1h 6m 21s\tgwen@example.org\tOrganizer
"""

TEAMS_WELSH = """\
1. Crynodeb
Teitl y cyfarfod\tAdolygu bathodynnau glas
Cyfranogwyr a fynychodd\t5
Amser dechrau\t21/09/2021, 14:55:12
Amser gorffen\t21/09/2021, 16:01:33
Hyd y cyfarfod\t1 awr 6 munud 21 eiliad

2. Cyfranogwyr
Enw\tYmuno Gyntaf\tGadael Olaf\tHyd yn y Cyfarfod\tE-bost\tID y Cyfranogwr (UPN)\tRôl
Puw, Siân (North Council)\t21/09/2021, 14:57:00\t21/09/2021, 16:00:00\t1 awr 13 munud\tsian@example.org\t\tCyflwynydd
Owain Rhys\t21/09/2021, 15:01:00\t21/09/2021, 15:46:40\t45 munud 40 eiliad\t\t\tMynychwr
Catrin O’Neil\t21/09/2021, 15:01:00\t21/09/2021, 15:01:40\t40 eiliad\t\t\tMynychwr
+44 7700 900123\t21/09/2021, 15:01:00\t21/09/2021, 15:02:40\t1 munud 40 eiliad\t\t\tMynychwr
Gwen Trefnydd\t21/09/2021, 14:55:12\t21/09/2021, 16:01:33\t1 awr 6 munud\tgwen@example.org\t\tTrefnydd

3. Gweithgareddau yn y Cyfarfod
Enw\tAmser Ymuno\tAmser Gadael\tHyd\tE-bost\tRôl
Puw, Siân (North Council)\t21/09/2021, 14:57:00\t21/09/2021, 15:30:00\t33 munud\tsian@example.org\tCyflwynydd
Puw, Siân (North Council)\t21/09/2021, 15:20:00\t21/09/2021, 16:00:00\t40 munud\tsian@example.org\tCyflwynydd
"""

TEAMS_OLDER = """\
Meeting Summary
Total Number of Participants\t5
Meeting Title\tBlue badge review
Meeting Start Time\t21/09/2021, 14:55:12
Meeting End Time\t21/09/2021, 16:01:33
Meeting Id\t0a1b2c3d

Full Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)
Siân Puw\t21/09/2021, 14:57:00\t21/09/2021, 15:30:00\t33m\tsian@example.org\tPresenter\tsian@example.org
Siân Puw (Guest)\t21/09/2021, 15:20:00\t21/09/2021, 16:00:00\t40m\t\tAttendee\t
Owain Rhys\t21/09/2021, 15:01:00\t21/09/2021, 15:46:40\t45m 40s\t\tAttendee\t
Catrin O'Neil\t21/09/2021, 15:01:00\t21/09/2021, 15:01:40\t40s\t\tAttendee\t
+44 7700 900123\t21/09/2021, 15:01:00\t21/09/2021, 15:02:40\t1m 40s\t\tAttendee\t
Gwen Trefnydd\t21/09/2021, 14:55:12\t21/09/2021, 16:01:33\t1h 6m 21s\tgwen@example.org\tOrganizer\tgwen@example.org
"""

TEAMS_OLDEST = """\
Full Name\tUser Action\tTimestamp
Siân Puw\tJoined before\t21/09/2021, 14:57:00
Siân Puw\tJoined\t21/09/2021, 15:20:00
Siân Puw\tLeft\t21/09/2021, 16:00:00
Owain Rhys\tJoined\t21/09/2021, 15:01:00
Owain Rhys\tLeft\t21/09/2021, 15:21:00
Owain Rhys\tJoined\t21/09/2021, 15:30:00
Owain Rhys\tLeft\t21/09/2021, 15:55:40
Catrin O'Neil\tJoined\t21/09/2021, 15:01:00
Catrin O'Neil\tLeft\t21/09/2021, 15:01:40
+44 7700 900123\tJoined\t21/09/2021, 15:01:00
+44 7700 900123\tLeft\t21/09/2021, 15:02:40
"""

ZOOM = """\
Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Blue badge review,09/21/2021 02:55:12 PM,09/21/2021 04:01:33 PM,gwen@example.org,67,5

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
Gwen Trefnydd,gwen@example.org,09/21/2021 02:55:12 PM,09/21/2021 04:01:33 PM,67,No,
Siân Puw (Siân),sian@example.org,09/21/2021 02:57:00 PM,09/21/2021 03:30:00 PM,33,No,
SIAN PUW,,09/21/2021 03:20:00 PM,09/21/2021 04:00:00 PM,40,Yes,
"Rhys, Owain",,09/21/2021 03:01:00 PM,09/21/2021 03:46:40 PM,46,Yes,
Catrin O'Neil,,09/21/2021 03:01:00 PM,09/21/2021 03:01:40 PM,1,Yes,
+44 7700 900123,,09/21/2021 03:01:00 PM,09/21/2021 03:02:40 PM,2,Yes,
"""

ZOOM_NEWER = """\
Topic,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes)
Blue badge review,812 3456 7890,Gwen Trefnydd,gwen@example.org,21/09/2021 14:55,21/09/2021 16:01,5,67

Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room
Gwen Trefnydd (Host),gwen@example.org,21/09/2021 14:55:12,21/09/2021 16:01:33,67,No,No
Siân Puw,sian@example.org,21/09/2021 14:57:00,21/09/2021 15:30:00,33,No,No
Siân Puw,,21/09/2021 15:20:00,21/09/2021 16:00:00,40,Yes,No
Owain Rhys,,21/09/2021 15:01:00,21/09/2021 15:46:40,46,Yes,No
Catrin O'Neil,,21/09/2021 15:01:00,21/09/2021 15:01:40,1,Yes,No
+44 7700 900123,,21/09/2021 15:01:00,21/09/2021 15:02:40,2,Yes,No
"""

# What each of them comes to: the minutes of the members who were there, and who else was.
LAYOUTS = {
    "teams": TEAMS,
    "teams in Welsh": TEAMS_WELSH,
    "teams, older": TEAMS_OLDER,
    "teams, oldest": TEAMS_OLDEST,
    "zoom": ZOOM,
    "zoom, newer": ZOOM_NEWER,
}
MINUTES = {"sian": 63, "owain": 45}


def rows(text: str) -> list[list[str]]:
    """Return a report’s cells."""
    import csv

    return list(csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ","))


def as_csv(text: str, delimiter: str) -> str:
    """Return a report as Excel saves it: every row as wide as the widest."""
    import csv
    from io import StringIO

    cells = rows(text)
    width = max(map(len, cells))
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(
        row + [""] * (width - len(row)) for row in cells
    )
    return out.getvalue()


def as_workbook(text: str) -> bytes:
    """Return a report as a workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows(text):
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()
