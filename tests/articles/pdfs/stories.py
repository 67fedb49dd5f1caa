"""The invented texts that the PDFs of this folder show, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ARABIC", "FRENCH", "HARBOUR", "HEBREW", "RELEASE", "VOCALISED", "Part", "Story"]


@dataclass(frozen=True)
class Part:
    """A piece of a story."""

    kind: str
    """``heading``, ``paragraph``, ``item`` or ``row``; the cells of a row stand between `` | ``."""
    text: str
    """Its words; a footnote stands in double braces where its mark is."""


@dataclass(frozen=True)
class Story:
    """An article."""

    title: str
    byline: str
    parts: tuple[Part, ...]
    language: str = "en"


def _story(title: str, byline: str, text: str, language: str = "en") -> Story:
    """A story of paragraphs with blank lines between them; ``#`` begins a heading, ``-`` an item, ``|`` a row."""
    kinds = {"# ": "heading", "- ": "item", "| ": "row"}
    pieces = [" ".join(piece.split()) for piece in text.strip().split("\n\n")]
    parts = [Part(kinds.get(piece[:2], "paragraph"), piece[2:] if piece[:2] in kinds else piece) for piece in pieces]
    return Story(title, byline, tuple(parts), language)


HARBOUR = _story(
    "Norland reopens its harbour after eleven weeks",
    "By Ada Quill",
    """
PORT LINDEN, 3 March 2024 – The harbour of Port Linden was reopened on Sunday morning, eleven weeks after officials had
shut it in a conflict over fishing rights with neighbouring Veskar. The first ferry left the offshore terminal at six,
with forty-one passengers and a brass band on its upper deck.

“We did not flinch, and we did not fight,” said the harbour master, Tobias Fenn. “We filled in forms until they gave up.”
He spoke of an efficient solution, although the Norland-Veskar commission had needed nine meetings to find it.{{The
commission was set up in 2011 and has six members, three from each country.}}

# How the conflict began

In December a Veskari trawler was stopped off the island of Flet, where both countries claim the right to catch herring.
Its captain, who has never been named in public, refused to show his papers. Coastguards boarded the ship, took the
catch and sent the crew home by train. Two days later Veskar recalled its ambassador and stopped all ferries.

The government in Port Linden answered with a closure that was meant to last for a week. It lasted for seventy-seven
days. Hotels stood empty, the fish market moved inland, and the long-running regatta was cancelled for the first time
since it was founded. A study put the damage at 14.2 million crowns; the opposition thinks that this figure is far too
low.{{Office for Figures, Quarterly Account, number 7. The study leaves out what hotels lost.}}

Efforts to mediate came from several sides. The bishop of Sankt Ulf offered his residence, a retired football referee
offered his whistle, and a television station offered both governments an hour of its evening programme. None of these
offers was officially declined, and none of them was taken up either. What helped in the end was the weather: after a
storm in the middle of February, fishermen of both countries found themselves moored side by side in the same sheltered
bay, and began to talk.

# What was agreed

Under the agreement each side may fish off Flet on alternate weeks. Inspectors will travel on the ships of the other
side, and disputes go to the Norland-Veskar commission within five days. Both governments will publish what was caught,
and where, at the end of every month. A joint office on the island, staffed by four people, is to open in June.

The agreement was signed in a fish hall, because the town hall was being painted. Ministers stood between crates, and
one of them, according to two people who were there, slipped. “It was a dignified slip,” said the interpreter, Mira
Oduya, who translated the remark that followed as “good morning”.

Not everybody is satisfied. The fishermen’s union called the alternate weeks unworkable, since herring do not keep a
calendar. Its chairwoman, Runa Halvorsen, said that her members would follow the rules, but that nobody should expect
them to be cheerful about it. In Veskar the largest newspaper printed the text of the agreement on its front page under
a single word: “Finally.”

A first test comes soon. On 18 March the season for herring begins, and by the draw that was held on Saturday it is
Norland’s week. Some twenty boats are expected to leave Port Linden at dawn. Veskari inspectors will be aboard four of
them, with sandwiches, thermos flasks and a list of twenty-nine questions, which the two governments have agreed to the
last comma.
""",
)

RELEASE = _story(
    "Ferry passengers in January and February",
    "Ministry of Waterways, press release no. 12",
    """
The ministry today published the number of passengers who travelled by ferry during the closure of the harbour. It is
lower than in any winter since records began, and it fell fastest on the line to Veskar.

| Line | January | February | Change

| Port Linden–Veskar | 0 | 112 | +112

| Port Linden–Flet | 840 | 655 | −185

| Inland ferries | 12,406 | 11,980 | −426

“These figures show what a closed door costs,” the minister, Joss Arkwright, said. She announced help for three groups:

- hotels that lost more than half of their guests,

- shipyards that kept their apprentices although there was nothing for them to repair, and

- the ferry company itself, which is owned by the state.

Applications can be made until 30 April. The ministry expects about 900 of them, and has set aside 3.5 million crowns.
""",
)

FRENCH = _story(
    "Le phare de Saint-Éloi change de gardien",
    "Par Élise Tournebœuf",
    """
SAINT-ÉLOI, le 9 mai 2023 – Après trente-quatre ans de service, le gardien du phare de Saint-Éloi a remis ses clés au
maire. « Je n’ai jamais manqué une seule nuit », a déclaré Gaël Le Floc’h, âgé de soixante-deux ans, devant une
centaine d’habitants venus le saluer.

Son successeur ne sera pas un homme, mais un capteur. L’automatisation, décidée par le ministère en 2019, a été retardée
à plusieurs reprises, notamment parce que les goélands s’obstinaient à nicher dans le boîtier électrique.{{Le dernier
nid a été déplacé en février, œufs compris.}} Le coût total de l’opération s’élève à 310 000 euros.

# Une page se tourne

La commune espère transformer le logement du gardien en gîte. Les travaux dureraient jusqu’à l’été 2024 ; l’accès à la
lanterne resterait fermé au public. L’office du tourisme estime à huit mille le nombre de visiteurs par an.
""",
    "fr",
)

ARABIC = _story(
    "افتتاح مكتبة جديدة على ضفة النهر",
    "كتبت سلمى نجار",
    """
افتتحت بلدية وادي الزيتون يوم الأحد مكتبة عامة جديدة على ضفة النهر، بعد ثلاث سنوات من العمل. وتضم المكتبة 42000 كتاب
وقاعة للأطفال ومقهى صغيرا يطل على الجسر القديم.

وقال مدير المكتبة إن الدخول مجاني للجميع، وإن الأبواب ستبقى مفتوحة حتى الساعة التاسعة مساء. وأضاف أن أول كتاب أعير
كان ديوانا للشعر صدر في عام 1957.
""",
    "ar",
)

VOCALISED = _story(
    "غرق المركب «نجمة الشطّ» ونجاة ركّابه",
    "كتب مُنير حدّاد",
    """
أعلن خفر السواحل (الأحد) أنّ المركب «نجمة الشطّ» غرق قبالة مرفأ الأمّل، وعلى متنه 214 شخصًا، وقُتل كلبٌ واحد. وعلّق الوزير رخصة
شركة Merrow Lines البحريّة، ثمّ قال: «لا أحد فوق القانون، ولن نُغلق المِلفّ قبل الأوان»!

وستُستأنف الرحلات يوم الأربعاء 19 مارس 2025 عند الساعة 10:30. وتُقدّر الأضرار بنحو 3.5 ملايين درهم؛ أمّا الشركة (وهي مسجّلة منذ
1998) فلم تُعلّق.

ودفع المكتب Fenn & Sons نحو ٢١٤ درهمًا، أي ١٢٫٥٪ ممّا وُعد به عام ٢٠٢٤، بعد رحلتين في 2019 و2020 على متن Flet 7. وبلغت النسبة 12%
في الأعوام 2021، 2022 - 2023، كما جاء في «تقرير (الشطّ)».
""",
    "ar",
)

HEBREW = _story(
    "הספינה «כוכב הים» טבעה",
    "מאת נֹעַם שָׂדֶה",
    """
משמר החופים הודיע (ביום ראשון) כי הספינה «כוכב הים» טבעה מול נמל אֵילוֹן, ועליה 214 נוסעים. החברה Merrow Lines לא הגיבה, והשר אמר:
«אף אחד אינו מעל החוק».

בְּרֵאשִׁית השבוע תחודש התנועה, ב־19 במרץ 2025, בשעה 10:30. הנזק נאמד בכ־3.5 מיליון שקל.
""",
    "he",
)
