package org.outcomeledger.identity;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak's login page, as a browser uses it: authorization code with PKCE (RFC 7636). */
final class LoginPage {

  /** As which the page logs people in. */
  static final String CLIENT = "dashboard";

  private static final String BACK = "http://localhost:8083/sign-in/return";
  private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-1";
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final Realm realm;
  private final HttpClient browser =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new Cookies())
          .build();

  /** Secure ones too, as a browser has it: what is on this machine is as safe as TLS. */
  private static final class Cookies extends CookieManager {
    @Override
    public void put(URI from, Map<String, List<String>> headers) throws IOException {
      super.put(from, headers);
      getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    }
  }

  LoginPage(Realm realm) {
    this.realm = realm;
  }

  /** What a person gets who types this password; the page once more where it is wrong. */
  Reply login(String person, String password) {
    return login(authorization(), person, password);
  }

  /** The same, for whoever has led a browser to this page. */
  Reply login(URI address, String person, String password) {
    Reply page = get(address);
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("No form in " + page);
    }
    String body = "username=" + person + "&password=" + encode(password, UTF_8);
    return Reply.to(
        browser,
        HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** What this browser is answered, with the cookies that it has. */
  Reply get(URI address) {
    return Reply.to(browser, HttpRequest.newBuilder(address));
  }

  /** The same of an empty body. */
  Reply post(URI address) {
    return Reply.to(browser, HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()));
  }

  /** The tokens that the code is changed for with which the browser is sent back. */
  JsonNode tokens(Reply loggedIn) {
    Matcher code = CODE.matcher(loggedIn.headers().firstValue("Location").orElse(""));
    if (!code.find()) {
      throw new AssertionError("No code in " + loggedIn);
    }
    return realm.tokens(
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", BACK,
            "code", code.group(1),
            "code_verifier", VERIFIER));
  }

  private URI authorization() {
    return URI.create(
        realm.uri()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
            + CLIENT
            + "&redirect_uri="
            + encode(BACK, UTF_8)
            + "&code_challenge_method=S256&code_challenge="
            + challenge());
  }

  private static String challenge() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
