"""The bank holidays of England and Wales, with substitute days and proclaimed ones.

Up to PUBLISHED_TO as announced by the government; after that the days that the Banking and Financial
Dealings Act 1971 and standing practice lead to expect. Good Friday and Christmas Day are holidays at common
law and are listed with the others. As of 22 November 2026.
"""

from __future__ import annotations

from datetime import date

__all__ = ["BANK_HOLIDAYS", "FIRST_DAY", "LAST_DAY", "PUBLISHED_TO"]

FIRST_DAY = date(2019, 1, 1)
PUBLISHED_TO = date(2027, 12, 31)
LAST_DAY = date(2035, 12, 31)

_LIST = """
2019-01-01 New Year's Day
2019-04-19 Good Friday
2019-04-22 Easter Monday
2019-05-06 Early May bank holiday
2019-05-27 Spring bank holiday
2019-08-26 Summer bank holiday
2019-12-25 Christmas Day
2019-12-26 Boxing Day
2020-01-01 New Year's Day
2020-04-10 Good Friday
2020-04-13 Easter Monday
2020-05-08 Early May bank holiday
2020-05-25 Spring bank holiday
2020-08-31 Summer bank holiday
2020-12-25 Christmas Day
2020-12-26 Boxing Day
2020-12-28 Boxing Day (substitute day)
2021-01-01 New Year's Day
2021-04-02 Good Friday
2021-04-05 Easter Monday
2021-05-03 Early May bank holiday
2021-05-31 Spring bank holiday
2021-08-30 Summer bank holiday
2021-12-25 Christmas Day
2021-12-26 Boxing Day
2021-12-27 Christmas Day (substitute day)
2021-12-28 Boxing Day (substitute day)
2022-01-01 New Year's Day
2022-01-03 New Year's Day (substitute day)
2022-04-15 Good Friday
2022-04-18 Easter Monday
2022-05-02 Early May bank holiday
2022-06-02 Spring bank holiday
2022-06-03 Platinum Jubilee of Elizabeth II (proclaimed)
2022-08-29 Summer bank holiday
2022-09-19 State Funeral of Queen Elizabeth II (proclaimed)
2022-12-25 Christmas Day
2022-12-26 Boxing Day
2022-12-27 Christmas Day (substitute day)
2023-01-01 New Year's Day
2023-01-02 New Year's Day (substitute day)
2023-04-07 Good Friday
2023-04-10 Easter Monday
2023-05-01 Early May bank holiday
2023-05-08 Coronation of Charles III (proclaimed)
2023-05-29 Spring bank holiday
2023-08-28 Summer bank holiday
2023-12-25 Christmas Day
2023-12-26 Boxing Day
2024-01-01 New Year's Day
2024-03-29 Good Friday
2024-04-01 Easter Monday
2024-05-06 Early May bank holiday
2024-05-27 Spring bank holiday
2024-08-26 Summer bank holiday
2024-12-25 Christmas Day
2024-12-26 Boxing Day
2025-01-01 New Year's Day
2025-04-18 Good Friday
2025-04-21 Easter Monday
2025-05-05 Early May bank holiday
2025-05-26 Spring bank holiday
2025-08-25 Summer bank holiday
2025-12-25 Christmas Day
2025-12-26 Boxing Day
2026-01-01 New Year's Day
2026-04-03 Good Friday
2026-04-06 Easter Monday
2026-05-04 Early May bank holiday
2026-05-25 Spring bank holiday
2026-08-31 Summer bank holiday
2026-12-25 Christmas Day
2026-12-26 Boxing Day
2026-12-28 Boxing Day (substitute day)
2027-01-01 New Year's Day
2027-03-26 Good Friday
2027-03-29 Easter Monday
2027-05-03 Early May bank holiday
2027-05-31 Spring bank holiday
2027-08-30 Summer bank holiday
2027-12-25 Christmas Day
2027-12-26 Boxing Day
2027-12-27 Christmas Day (substitute day)
2027-12-28 Boxing Day (substitute day)
2028-01-01 New Year's Day
2028-01-03 New Year's Day (substitute day)
2028-04-14 Good Friday
2028-04-17 Easter Monday
2028-05-01 Early May bank holiday
2028-05-29 Spring bank holiday
2028-08-28 Summer bank holiday
2028-12-25 Christmas Day
2028-12-26 Boxing Day
2029-01-01 New Year's Day
2029-03-30 Good Friday
2029-04-02 Easter Monday
2029-05-07 Early May bank holiday
2029-05-28 Spring bank holiday
2029-08-27 Summer bank holiday
2029-12-25 Christmas Day
2029-12-26 Boxing Day
2030-01-01 New Year's Day
2030-04-19 Good Friday
2030-04-22 Easter Monday
2030-05-06 Early May bank holiday
2030-05-27 Spring bank holiday
2030-08-26 Summer bank holiday
2030-12-25 Christmas Day
2030-12-26 Boxing Day
2031-01-01 New Year's Day
2031-04-11 Good Friday
2031-04-14 Easter Monday
2031-05-05 Early May bank holiday
2031-05-26 Spring bank holiday
2031-08-25 Summer bank holiday
2031-12-25 Christmas Day
2031-12-26 Boxing Day
2032-01-01 New Year's Day
2032-03-26 Good Friday
2032-03-29 Easter Monday
2032-05-03 Early May bank holiday
2032-05-31 Spring bank holiday
2032-08-30 Summer bank holiday
2032-12-25 Christmas Day
2032-12-26 Boxing Day
2032-12-27 Christmas Day (substitute day)
2032-12-28 Boxing Day (substitute day)
2033-01-01 New Year's Day
2033-01-03 New Year's Day (substitute day)
2033-04-15 Good Friday
2033-04-18 Easter Monday
2033-05-02 Early May bank holiday
2033-05-30 Spring bank holiday
2033-08-29 Summer bank holiday
2033-12-25 Christmas Day
2033-12-26 Boxing Day
2033-12-27 Christmas Day (substitute day)
2034-01-01 New Year's Day
2034-01-02 New Year's Day (substitute day)
2034-04-07 Good Friday
2034-04-10 Easter Monday
2034-05-01 Early May bank holiday
2034-05-29 Spring bank holiday
2034-08-28 Summer bank holiday
2034-12-25 Christmas Day
2034-12-26 Boxing Day
2035-01-01 New Year's Day
2035-03-23 Good Friday
2035-03-26 Easter Monday
2035-05-07 Early May bank holiday
2035-05-28 Spring bank holiday
2035-08-27 Summer bank holiday
2035-12-25 Christmas Day
2035-12-26 Boxing Day
"""

BANK_HOLIDAYS: dict[date, str] = {date.fromisoformat(line[:10]): line[11:] for line in _LIST.strip().splitlines()}
