package casebook.command.importing;

import casebook.command.partnership.CouncilLists;
import casebook.command.partnership.Register;
import casebook.command.partnership.Register.Authority;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;

/** Reads which councils a row binds: "NWL; HBBC; BDC", "ALL", "ALL except MBC", "OTHERS". */
final class AuthorityWords {
    private AuthorityWords() {}

    /**
     * The councils of one row.
     *
     * @param all every district that was a member on the day
     * @param others every district that was a member on the day and is named in no row of the same reference
     */
    record Bound(boolean all, boolean others, Set<Authority> named, Set<Authority> except) {}

    /** @throws IllegalArgumentException with the remedy, where a council is not known */
    static Bound read(String text, Register register) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        List<Integer> ends = new ArrayList<>();
        for (MatchResult mark : CouncilLists.MARK.matcher(text).results().toList()) {
            ends.add(mark.start());
            starts.add(mark.end());
        }
        ends.add(text.length());
        Reading reading = new Reading(text, register);
        for (int piece = 0; piece < starts.size(); piece++) {
            if (piece > 0 && CouncilLists.leavesOut(text.substring(ends.get(piece - 1), starts.get(piece)))) {
                reading.excepting = true;
            }
            piece = reading.longest(starts, ends, piece);
        }
        return reading.bound();
    }

    private static final class Reading {
        private final String text;
        private final Register register;
        private final Set<Authority> named = new LinkedHashSet<>();
        private final Set<Authority> except = new LinkedHashSet<>();
        private boolean all;
        private boolean others;
        private boolean excepting;

        Reading(String text, Register register) {
            this.text = text;
            this.register = register;
        }

        /** Takes the longest run of pieces that is known, for names that hold an "and"; answers its last piece. */
        int longest(List<Integer> starts, List<Integer> ends, int first) {
            for (int last = ends.size() - 1; last >= first; last--) {
                int start = starts.get(first);
                int end = ends.get(last);
                if (start >= end || take(text.substring(start, end))) {
                    return last;
                }
            }
            throw new IllegalArgumentException(
                    ("\"%s\" is no council of the partnership. Write short codes separated by semicolons, ALL or OTHERS;"
                                    + " or add the name as an alias of a council.")
                            .formatted(text.substring(starts.get(first), ends.get(first))
                                    .strip()));
        }

        private boolean take(String words) {
            if (CouncilLists.meansAll(words)) {
                all = true;
                return true;
            }
            if (CouncilLists.meansOthers(words)) {
                others = true;
                return true;
            }
            return register.find(words)
                    .or(() -> register.find(inFull(words)))
                    .map((excepting ? except : named)::add)
                    .isPresent();
        }

        /** "Oadby & Wigston BC" is the borough council of that name. */
        private static String inFull(String words) {
            return words.replace("&", "and")
                    .replaceAll("(?i)^the ", "")
                    .replaceAll("(?i) DC\\.?$", " District Council")
                    .replaceAll("(?i) BC\\.?$", " Borough Council")
                    .replaceAll("(?i) CC\\.?$", " County Council");
        }

        Bound bound() {
            if (!all && !others && named.isEmpty()) {
                throw new IllegalArgumentException("It names no council. Write short codes, ALL or OTHERS.");
            }
            return new Bound(all, others, named, except);
        }
    }
}
