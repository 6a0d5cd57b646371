package nl.polder.server.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import nl.polder.server.report.Report.Period;

/** Joins days until each period holds enough people that nobody can be recognised by the day they took part. */
final class Periods {
    static final int PEOPLE_MIN = 10;

    private Periods() {}

    /** In order and without gaps between the days named; the last period takes what is left over. Empty with fewer than ten people. */
    static List<Period> of(SortedMap<LocalDate, Integer> joined) {
        List<Period> periods = new ArrayList<>();
        LocalDate from = null;
        LocalDate last = null;
        int people = 0;
        for (var day : joined.entrySet()) {
            from = from == null ? day.getKey() : from;
            last = day.getKey();
            people += day.getValue();
            if (people >= PEOPLE_MIN) {
                periods.add(new Period(from, last, people));
                from = null;
                people = 0;
            }
        }
        if (from != null && last != null && !periods.isEmpty()) {
            Period before = periods.removeLast();
            periods.add(new Period(before.from(), last, before.people() + people));
        }
        return periods;
    }
}
