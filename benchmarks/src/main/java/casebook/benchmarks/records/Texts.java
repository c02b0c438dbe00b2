package casebook.benchmarks.records;

import java.util.List;
import java.util.random.RandomGenerator;

/** The sentences of which officers' reports are made. */
final class Texts {
    private static final List<String> PROGRESS = List.of(
            "The ward profiles were updated with the figures of the last census and sent to all heads of service.",
            "Training was held for the front desk; those who missed it are booked on the next course.",
            "The survey went out to 1,200 households in April and 318 came back, fewer than the year before.",
            "Leaflets on reporting hate incidents are in the libraries, the leisure centres and on the website.",
            "The equality group looked at the draft and asked for a shorter form that residents can fill in by phone.",
            "The new system records disability and age; sexual orientation will follow when the supplier delivers it.",
            "Two of the three community groups have met; the third could not be reached and will be visited.",
            "The target of 2.5 % was not met: 440 incidents were reported against 474 in the year before.",
            "Impact assessments are published with each report to the cabinet, and summarised once a quarter.",
            "The post was vacant from June on, so that the review begins with the new officer in autumn.");
    private static final List<String> ACTIONS = List.of(
            "Publish a profile of each ward and use it in service plans",
            "Train all new staff in equality within three months of their start",
            "Report hate incidents monthly to the community safety partnership",
            "Consult disabled residents on the refurbishment of the town hall",
            "Monitor job applications and appointments by protected characteristic",
            "Translate the guide to housing benefit into the five most spoken languages",
            "Hold an open day with faith groups each year",
            "Assess the impact of each budget proposal on those who share a characteristic");
    private static final List<String> ROLES = List.of(
            "Head of Strategic Support",
            "Community Safety Officer",
            "Head of Human Resources",
            "Equalities Officer",
            "Head of Neighbourhood Services",
            "Director of Housing");
    private static final List<String> REASONS = List.of(
            "The survey was late",
            "The responsible post was vacant",
            "To come out together with the county's figures",
            "The committee asked for another round of consultation");

    private final RandomGenerator random;

    Texts(RandomGenerator random) {
        this.random = random;
    }

    String narrative() {
        StringBuilder text = new StringBuilder(pick(PROGRESS));
        for (int more = random.nextInt(4); more > 0; more--) {
            text.append(' ').append(pick(PROGRESS));
        }
        return text.toString();
    }

    /** Whole sentences, and of the last one as much as makes it this long. */
    String narrative(int length) {
        StringBuilder text = new StringBuilder(pick(PROGRESS));
        while (text.length() < length) {
            text.append(' ').append(pick(PROGRESS));
        }
        return text.substring(0, length);
    }

    String action() {
        return pick(ACTIONS);
    }

    String role() {
        return pick(ROLES);
    }

    String reason() {
        return pick(REASONS);
    }

    <T> T pick(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
