"""Headings by their words, in both languages: the right field, or none."""

import pytest

from wgtool.forms.headings import Recogniser

WORDINGS = {
    "name": """
Participant name
Attendee name
Enw'r cyfranogwr
Enw a chyfenw
Beth yw'ch enw?
Name
Full name
Your name
Please enter your name
What’s your name?
What's your name
What is your full name?
Name2
Name 2
Enw
Enw llawn
Eich enw
Beth yw eich enw?
Enw / Name
Enw | Name
Name (Enw)
Your full name:
First and last name
Name and surname
Your name (first and last)
Rhowch eich enw
Nodwch eich enw llawn
1. Name
Q1. What is your name?
Contact name
Please tell us your name
Enw⏎Name
Name - Enw
""",
    "email": """
Email ID
Delegate email
Primary email
Beth yw'ch cyfeiriad e-bost?
Email
E-mail
Email Address
Your email address
Work email
What’s your email address?
What is your work e-mail address?
Council email address
E-bost
Cyfeiriad e-bost
Cyfeiriad e-bost gwaith / Work e-mail address
Eich cyfeiriad e-bost
Beth yw eich e-bost?
E-bost / Email
Please provide your email
Email (work)
Email address (we will only use this to send you the link)
Ebost gwaith
Contact email
Username
Recipient Email
Your work email address (e.g. name@council.gov.wales)
Email1
Confirm your email
""",
    "organisation": """
Who is your employer?
Which LA are you from?
LA
Pwy yw eich cyflogwr?
I ba gyngor rydych chi’n gweithio?
Dros bwy rydych chi’n gweithio?
Gyda phwy ydych chi’n gweithio?
Pa gyngor sy’n eich cyflogi?
Pa awdurdod lleol ydych chi'n gweithio iddo?
Employing authority
Sefydliad neu gyngor
Institution
Organisation
Organization
Organisation name
Council name
Name of your council
Name of organisation
Which council are you from?
Which council do you work for?
Council / Cyngor
Cyngor / Council
Council (Cyngor)
Cyngor (Council)
Sefydliad / Awdurdod lleol
Awdurdod lleol
Local authority
Which local authority do you work for?
I ba gyngor rydych chi'n gweithio?
I ba gyngor ydych chi'n gweithio
Eich cyngor
Pa gyngor ydych chi'n ei gynrychioli?
What is the name of your organisation?
What’s the name of your organisation?
Employer
Your employer
Company
Council or organisation
Which organisation do you represent?
Who do you work for?
Enw'r sefydliad
Enw eich cyngor
Enw'r cyngor
O ba gyngor ydych chi'n dod?
Please select your council
Organisation/Council
Council or other organisation
Your council/organisation
""",
    "groups": """
Choose up to two groups
Dewiswch hyd at ddau weithgor
Which workstreams would you like to join?
Workstream
Working groups of interest
Ym mha weithgorau mae gennych ddiddordeb?
Gweithgorau o ddiddordeb
Hoffwn ymuno â'r gweithgorau canlynol
Working groups
Working group
Working group(s)
Group
Groups
Which group(s) would you like to join?
Which working groups would you like to join?
Which of the working groups are you interested in?
Gweithgorau
Gweithgor
Gweithgor(au)
Gweithgorau / Working groups
Pa weithgorau hoffech chi ymuno â nhw?
Pa weithgor hoffech chi ymuno ag ef?
Pa grwpiau hoffech chi ymuno â nhw?
Please choose your working groups
Which working group(s) do you want to join? (tick all that apply)
Select a working group
Working groups - choose one or more
Dewiswch eich gweithgorau
Group name
Your choice of working groups
Your working groups
""",
    "role": """
Role
Job title
Your job title
Your role
What is your job title?
Teitl swydd
Eich swydd
Swydd / Job title
Rôl
Eich rôl
Position
Job title / Role
Your role at the council
What is your role?
Role in your organisation
""",
    "profession": """
Profession or discipline
Discipline
Professional background
Teulu swyddi
Profession
Your profession
Proffesiwn
Eich proffesiwn
Proffesiwn / Profession
What is your profession?
DDaT profession
""",
    "service_area": """
Service area
Your service area
Department
Directorate
Maes gwasanaeth
Gwasanaeth
Adran
Which department do you work in?
Service / Department
Team
Which service area of the council do you work in?
Maes gwasanaeth / Service area
Pa adran ydych chi'n gweithio ynddi?
""",
    "language": """
Do you prefer Welsh or English?
Welsh or English?
Ym mha iaith hoffech chi gyfrannu?
Language
Language preference
Preferred language
Which language would you like to use?
Iaith
Dewis iaith
Iaith / Language
Pa iaith hoffech chi ei defnyddio?
Which language do you prefer?
Language choice
Language of choice
Dewis iaith / Language preference
Which language would you like to use in the working groups?
Pa iaith sydd orau gennych?
Hoff iaith
What is your preferred language?
""",
    "notes": """
Is there anything else you'd like us to know?
Anything else you’d like to add?
Anything you'd like us to know?
Unrhyw sylwadau pellach
What is your interest in the working group?
Additional information
Gwybodaeth ychwanegol
Notes
Comments
Any comments
Any other comments?
Anything else?
Is there anything else you would like to tell us?
Interest or experience in the topic
Anything that would help you take part
Nodiadau
Sylwadau
Unrhyw beth arall?
Unrhyw sylwadau eraill
Diddordeb neu brofiad yn y pwnc
Unrhyw beth a fyddai’n eich helpu i gymryd rhan
Sylwadau / Comments
Why do you want to join this working group?
Do you have any comments?
Pam hoffech chi ymuno?
Additional comments
Any questions or comments
""",
    "timestamp": """
Date and time
Date/Time
Timestamp
Completion time
Start time
Submission Date
Created At
Response date
Submitted
Submitted at
Date submitted
Date Created
RecordedDate
Recorded Date
End Date
EndDate
StartDate
Submit Date (UTC)
Amser cwblhau
Stamp amser
Amser dechrau
Dyddiad cyflwyno
Cyflwynwyd
Dyddiad ymateb
Dyddiad cwblhau
Amser cyflwyno / Submission time
Stamp amser / Timestamp
Time of submission
Submission time
Date received
submitdate
Order Date
Registration date
Pryd y cyflwynwyd
_submission_time
""",
    "ignore": """
ID
Response ID
Respondent ID
IP Address
Last modified time
Total points
Points - Council
Feedback - Name
ResponseId
IPAddress
Score
ID2
Duration (in seconds)
LocationLatitude
Attendee #
Order #
""",
}
# What only looks like one: of somebody else, of something else, or answered by yes or no.
OTHERS = """
Email sent
Company car
Which council meeting?
Name of pet
Names of colleagues
Group leader
Number of staff in council
Head of service name
Date
Which day suits you?
Address
2
Named person
First language choice
Line manager's email
Line manager’s name
Manager's name
Name of your line manager
Enw rheolwr llinell
E-bost eich rheolwr
Council tax reference
Council tax reference number
Emergency contact name
Emergency contact email
Shoe size
Do you work for a council?
Are you a member of a working group?
Have you been in a working group before?
How many groups would you like to join?
Date of birth
Phone number
Job reference number
Name and organisation
Name of your line manager's council
Partner organisation
Name of a colleague who may want to join
Do you speak Welsh?
Ydych chi'n siarad Cymraeg?
Home Address
Postcode
Council address
Where do you work?
When did you join the council?
How did you hear about the working groups?
Email consent
Do you agree to be contacted by email?
Group photo consent
Welsh language skills
Dietary requirements
Ticket Type
Event date
Street name
User name of your manager
Meeting dates
Team leader's name
Rhif ffôn
Dyddiad geni
Ble ydych chi'n gweithio?
Treth y cyngor
A ydych chi'n gweithio i gyngor?
Facilitator name
Previous council
Your availability
Group size
Years of experience
Website
"""
# Taken only where nothing else fits, and then it is said.
LOOSE = {
    "Preferred name": "name",
    "Which digital working groups would you like to be part of this autumn?": "groups",
    "Home council within Wales": "organisation",
    "Email for the invitations": "email",
}


def listed(text: str) -> list[str]:
    """Return the headings of a list; ⏎ stands for a line break in one."""
    return [line.replace("⏎", "\n") for line in text.splitlines() if line]


def taken(heading: str) -> str | None:
    """Return what a heading is taken for in a form that has no other column."""
    recogniser = Recogniser({})
    return recogniser.completed([heading], recogniser.recognise([heading])).fields[0]


@pytest.mark.parametrize(
    ("field", "heading"), [(field, one) for field, many in WORDINGS.items() for one in listed(many)]
)
def test_a_heading_is_understood_by_its_words(field: str, heading: str) -> None:
    assert Recogniser({}).recognise([heading]).fields == (field,)


@pytest.mark.parametrize("heading", listed(OTHERS))
def test_a_heading_that_asks_for_something_else_is_left_out(heading: str) -> None:
    assert taken(heading) is None


@pytest.mark.parametrize("heading", LOOSE)
def test_a_heading_with_unknown_words_is_taken_where_nothing_else_fits(heading: str) -> None:
    assert Recogniser({}).recognise([heading]).fields == (None,)
    assert taken(heading) == LOOSE[heading]


def test_of_two_headings_with_unknown_words_neither_is_taken() -> None:
    recogniser, headings = Recogniser({}), ["Email for the invitations", "Email for the minutes"]
    columns = recogniser.recognise(headings)
    assert recogniser.completed(headings, columns).fields == (None, None)
    assert recogniser.candidates(headings, columns, "email") == [0, 1]
