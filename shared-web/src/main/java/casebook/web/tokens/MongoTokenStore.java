package casebook.web.tokens;

import casebook.log.mongo.Durable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Tokens as documents of the collection {@code apiTokens}; a revocation holds at once in all services. */
final class MongoTokenStore implements TokenStore {
    private static final String ID = "_id";
    private static final String HASH = "hash";
    private static final String NAME = "name";
    private static final String AUTHORITY = "authority";
    private static final String ISSUED_AT = "issuedAt";
    private static final String ISSUED_BY = "issuedBy";
    private static final String EXPIRES_ON = "expiresOn";
    private static final String LAST_USED_ON = "lastUsedOn";
    private static final String REVOKED_AT = "revokedAt";
    private static final String REVOKED_BY = "revokedBy";

    private final MongoCollection<Document> tokens;

    MongoTokenStore(MongoDatabase database) {
        tokens = Durable.collection(database, "apiTokens");
    }

    @Override
    public boolean add(KeptToken kept) {
        ApiToken token = kept.token();
        Document document = new Document(ID, token.id())
                .append(HASH, kept.hash())
                .append(NAME, token.name())
                .append(AUTHORITY, token.authority())
                .append(ISSUED_AT, token.issuedAt().toString())
                .append(ISSUED_BY, token.issuedBy())
                .append(
                        EXPIRES_ON,
                        token.expiresOn() == null ? null : token.expiresOn().toString());
        return Durable.insert(tokens, document);
    }

    @Override
    public Optional<KeptToken> find(String id) {
        return Durable.answered(
                () -> Optional.ofNullable(tokens.find(new Document(ID, id)).first())
                        .map(found -> new KeptToken(token(found), found.getString(HASH))));
    }

    @Override
    public List<ApiToken> all() {
        return Durable.answered(() -> tokens.find().map(MongoTokenStore::token).into(new ArrayList<>()));
    }

    @Override
    public void revoke(ApiToken revoked) {
        Durable.answered(() -> tokens.updateOne(
                new Document(ID, revoked.id()).append(REVOKED_AT, null),
                new Document(
                        "$set",
                        new Document(REVOKED_AT, String.valueOf(revoked.revokedAt()))
                                .append(REVOKED_BY, revoked.revokedBy()))));
    }

    @Override
    public void used(String id, LocalDate day) {
        Durable.answered(() -> tokens.updateOne(
                new Document(ID, id), new Document("$set", new Document(LAST_USED_ON, day.toString()))));
    }

    private static ApiToken token(Document found) {
        return new ApiToken(
                found.getString(ID),
                found.getString(NAME),
                found.getString(AUTHORITY),
                Instant.parse(found.getString(ISSUED_AT)),
                found.getString(ISSUED_BY),
                read(found, EXPIRES_ON, LocalDate::parse),
                read(found, LAST_USED_ON, LocalDate::parse),
                read(found, REVOKED_AT, Instant::parse),
                found.getString(REVOKED_BY));
    }

    private static <T> @Nullable T read(Document found, String property, Function<String, T> reader) {
        String text = found.getString(property);
        return text == null ? null : Objects.requireNonNull(reader.apply(text));
    }
}
