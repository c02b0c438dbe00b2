package casebook.standalone.pages;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The Nu validator of HTML, in this process; its schemas come in its jar. */
final class HtmlChecker implements ErrorHandler {
    private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";
    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(false);
    private final List<String> found = new ArrayList<>();

    HtmlChecker() {
        try {
            validator.setUpMainSchema(SCHEMA, this);
            validator.setUpValidatorAndParsers(this, false, false);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What is wrong with a page, with the place of each. */
    List<String> mistakes(String html) {
        found.clear();
        InputSource source = new InputSource(new StringReader(html));
        source.setEncoding("UTF-8");
        try {
            validator.checkHtmlInputSource(source);
        } catch (IOException | SAXException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(found);
    }

    @Override
    public void warning(SAXParseException e) {
        // Advice, which may be given about good pages too.
    }

    @Override
    public void error(SAXParseException e) {
        found.add("%d:%d %s".formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()));
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }
}
