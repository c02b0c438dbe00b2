package casebook.query.audit;

import casebook.log.Metadata;

/** Who recorded an entry, under the name and in the role of that day. */
public record Actor(String subject, String name, String role) {

    public static Actor of(Metadata metadata) {
        return new Actor(metadata.subject(), metadata.name(), metadata.role());
    }
}
