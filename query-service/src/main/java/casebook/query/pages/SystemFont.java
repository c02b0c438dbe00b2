package casebook.query.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/** Takes GDS Transport, which is licensed for GOV.UK alone, out of the style sheet of GOV.UK Frontend. */
final class SystemFont implements ResourceTransformer {
    private static final Pattern FACE = Pattern.compile("@font-face\\{[^}]*}");
    private static final Pattern FAMILY = Pattern.compile("\"?GDS Transport\"?,\\s*arial");

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        Resource asset = chain.transform(request, resource);
        if (!Objects.requireNonNullElse(asset.getFilename(), "").equals("govuk-frontend.min.css")) {
            return asset;
        }
        String style = asset.getContentAsString(StandardCharsets.UTF_8);
        String without = FAMILY.matcher(FACE.matcher(style).replaceAll("")).replaceAll("system-ui,arial");
        return new TransformedResource(asset, without.getBytes(StandardCharsets.UTF_8));
    }
}
