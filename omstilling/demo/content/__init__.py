"""What the Alta 2010 example holds, as data; ``omstilling.demo.steps`` puts it in through the services.

Source: presentasjonen «Omstilling av Alta kommune …» av 17.09.2010 (21 slides), cited by slide number in each
module and listed slide by slide in ``docs/seed.md``. Points, names of areas and figures are carried over; the
words are the portal's own. The people, amounts per measure, readings, meetings after 17.09.2010 and all votes are
invented. What the source leaves blank is left empty.
"""
