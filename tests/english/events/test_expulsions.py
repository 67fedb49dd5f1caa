from .compact import compact, read_text


def test_one_of_two_who_were_ordered_out_by_name_is_not_of_the_other_as_if_that_were_a_state(nlp):
    """Which side of an order is the first must not hang on the order of a set, which is another in each process."""
    text = (
        "Ana Ruiz and Juan Paz were given 48 hours to leave.\n"
        "Peru gave Chilean diplomats 48 hours to leave. Canada ordered the departure of non-essential personnel from "
        "the embassy in Haiti. The soldiers had ordered Ana Ruiz, the Chilean ambassador to Togo, to leave."
    )
    *_, last = read_text(nlp, text, "2006-07-04")
    assert compact(last) == "order-out: soldiers (Togo) → Ana Ruiz (Chile) | 1"
