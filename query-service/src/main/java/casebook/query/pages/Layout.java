package casebook.query.pages;

import casebook.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** What the frame of every page needs to know: who is signed in, and where in the pages one is. */
@Component
class Layout implements HandlerInterceptor, WebMvcConfigurer {
    private static final List<String> ASSETS = List.of(
            "casebook.svg",
            "govuk-frontend.min.css",
            "casebook.css",
            "dark.css",
            "print.css",
            "enabled.js",
            "casebook.js",
            "news.js",
            "progress.js",
            "govuk-frontend.min.js");

    private final PagesProperties properties;
    private final ObjectProvider<ResourceUrlProvider> resources;

    /** @param resources asked for late, since they come with what asks this for its interceptor */
    Layout(PagesProperties properties, ObjectProvider<ResourceUrlProvider> resources) {
        this.properties = properties;
        this.resources = resources;
    }

    /** A link of the navigation, and what is behind it. */
    record Link(String title, String path, String about, boolean current) {}

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            page.addAllObjects(model(request));
        }
    }

    Map<String, Object> model(HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        Optional<Caller> me = Caller.signedIn();
        model.put("partnership", properties.partnership());
        model.put("assets", assets(request));
        model.put(
                "navigation",
                me.map(caller -> navigation(caller, request.getServletPath())).orElse(List.of()));
        me.ifPresent(caller -> model.put("me", caller));
        return model;
    }

    /** Where each is, by its name: under a name with a hash in it. */
    private Map<String, String> assets(HttpServletRequest request) {
        ResourceUrlProvider addresses = resources.getObject();
        return ASSETS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> request.getContextPath() + addresses.getForLookupPath("/assets/" + name)));
    }

    private static List<Link> navigation(Caller caller, String address) {
        return Section.ALL.stream()
                .filter(section -> section.isFor(caller))
                .map(section -> new Link(section.title(), section.path(), section.about(), section.holds(address)))
                .toList();
    }
}
