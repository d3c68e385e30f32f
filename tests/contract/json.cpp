#include "sync/contract/json.h"
#include "sync/contract/id.h"

#include <bit>
#include <doctest/doctest.h>

using namespace peakend;

namespace {

Json parsed(std::string_view text)
{
    auto json = parse_json(text);
    REQUIRE_MESSAGE(json, text);
    return *json;
}

std::string complaint_about(std::string_view text, JsonLimits limits = {})
{
    auto const json = parse_json(text, limits);
    REQUIRE_FALSE(json);
    CHECK(json.error().fault == Fault::Invalid);
    return json.error().what;
}

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}

TEST_SUITE("parse_json")
{
    TEST_CASE("it reads every kind of value")
    {
        auto const json = parsed(R"( {"a": [null, true, false, -7, 2.5, "q\u00e9\ud83d\ude00"], "b": {}} )");

        auto const& array = *json.find("a")->array();
        CHECK(array[0].is_null());
        CHECK(*array[1].boolean());
        CHECK_FALSE(*array[2].boolean());
        CHECK(*array[3].whole() == -7);
        CHECK(*array[4].real() == 2.5);
        CHECK(*array[5].text() == "q\u00e9\U0001F600");
        CHECK(json.find("b")->object()->empty());
        CHECK(json.find("c") == nullptr);
        CHECK(array[0].find("a") == nullptr);
    }

    TEST_CASE("a number without a fraction is whole however it is written")
    {
        CHECK(parsed("1.0") == Json(1));
        CHECK(parsed("1e2") == Json(100));
        CHECK(parsed("-0") == Json(0));
        CHECK(parsed("-0.0") == Json(0));
    }

    TEST_CASE("numbers are taken up to 2^53 - 1 and refused beyond")
    {
        CHECK(*parsed("9007199254740991").whole() == 9007199254740991);
        CHECK(*parsed("-9007199254740991").whole() == -9007199254740991);
        for (auto const* text :
            { "9007199254740992", "-9007199254740992", "18446744073709551615", "9007199254740992.0",
                "123456789012345678901234567890", "-123456789012345678901234567890", "1e16", "1e400" })
            complaint_about(text);
    }

    TEST_CASE("two members of the same name are refused")
    {
        CHECK(complaint_about("{\"a\": 1,\n \"a\": 2}")
            == "line 2, column 4: an object has two members of the same name; remove one of them");
        complaint_about(R"({"a": 1, "\u0061": 2})");
        complaint_about(R"([{"b": {"a": 1, "a": 1}}])");
    }

    TEST_CASE("bytes that are not UTF-8 and halves of surrogate pairs are refused")
    {
        for (auto const* text : { "\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"",
                 "\"\xe2\x82\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"" })
            complaint_about(text);
    }

    TEST_CASE("a complaint is UTF-8 whatever it is about")
    {
        CHECK(complaint_about("[\"\xff\"]").find('\xff') == std::string::npos);
    }

    TEST_CASE("a zero byte does not end the text")
    {
        using namespace std::string_view_literals;
        CHECK(complaint_about("{}\0{}"sv) == "line 1, column 3: a zero byte is not part of JSON");
    }

    TEST_CASE("what is not exactly one value is refused")
    {
        for (auto const* text : { "", " ", "{} {}", "[1,]", "{\"a\" 1}", "{a: 1}", "'a'", "01", "+1", ".5",
                 "1.", "NaN", "tru", "[1", "\"a", "\"\t\"", "// c\n1", "{\"a\":1,}", "]" })
            complaint_about(text);
    }

    TEST_CASE("what an author forgot is told, and where it belongs")
    {
        CHECK(complaint_about("") == "line 1, column 1: the text is empty");
        CHECK(complaint_about("\n \n") == "line 1, column 1: the text is empty");
        CHECK(complaint_about("{\"a\": \"x\"\n  \"b \\\" c\": 2}")
            == "line 1, column 9: a ',' is missing behind this");
        CHECK(complaint_about("[12\n34]") == "line 1, column 3: a ',' is missing behind this");
        CHECK(complaint_about("[{}\n{}]") == "line 1, column 3: a ',' is missing behind this");
        CHECK(complaint_about("[1\ntrue]") == "line 1, column 2: a ',' is missing behind this");
        CHECK(complaint_about("{\"a\" 1}") == "line 1, column 4: a ':' is missing behind this");
        CHECK(complaint_about("{\"a\": 1,\n}") == "line 2, column 1: remove the ',' before this '}'");
        CHECK(complaint_about("[1,]") == "line 1, column 4: remove the ',' before this ']'");
        CHECK(complaint_about("{\"a\": 1") == "line 1, column 7: the text ends here: a '}' is missing");
        CHECK(complaint_about("[1") == "line 1, column 2: the text ends here: a ']' is missing");
        CHECK(complaint_about("[\"a\n\"]").ends_with("a text is not closed: a '\"' is missing"));
        CHECK(complaint_about("{a: 1}") == "line 1, column 2: write a name in quotes here");
        CHECK(complaint_about("{} {}") == "line 1, column 4: the text goes on behind its end; remove this");
        CHECK(complaint_about("[tru]")
            == "line 1, column 5: syntax error while parsing value - invalid literal");
    }

    TEST_CASE("nesting is taken up to the limit and refused beyond")
    {
        CHECK(parse_json(nested(16)));
        CHECK(complaint_about(nested(17)) == "line 1, column 17: nested deeper than 16 levels");
        complaint_about(std::string(1 << 20, '['));
        complaint_about(R"([{"a": []}])", { .depth = 2 });
    }

    TEST_CASE("text over the limit of bytes is refused before it is read")
    {
        CHECK(parse_json("\"abc\"", { .bytes = 5 }));
        CHECK(complaint_about("\"abcd\"", { .bytes = 5 }) == "the JSON text has 6 bytes, more than 5");
    }

    TEST_CASE("line and column count characters, not bytes")
    {
        CHECK(complaint_about("{\n\"\u8a66\": tru}").starts_with("line 2, column 9: "));
    }
}

TEST_SUITE("canonical_json")
{
    TEST_CASE("it is what RFC 8785, 3.2.2, shows")
    {
        // The example of the RFC, its number 333333333.33333329 and its escapes included.
        auto const json = parsed(R"({
            "numbers": [333333333.33333329, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
            "literals": [null, true, false]
        })");

        CHECK(canonical_json(json)
            == "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,4.5,0.002,1e-27],"
               "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    TEST_CASE(
        "every control character is escaped, by two characters where JSON has them, and nothing else is")
    {
        std::string controls;
        for (char control = 0; control < 0x20; ++control)
            controls += control;

        CHECK(canonical_json(controls + " /\x7f\u2028")
            == R"("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f)"
               R"(\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f)"
               " /\x7f\u2028\"");
    }

    TEST_CASE("members stand in the order of their UTF-16 code units, as in RFC 8785, 3.2.3")
    {
        auto const json = parsed(R"({
            "\u20ac": "Euro Sign",
            "\r": "Carriage Return",
            "\ufb33": "Hebrew Letter Dalet With Dagesh",
            "1": "One",
            "\ud83d\ude00": "Emoji: Grinning Face",
            "\u0080": "Control",
            "\u00f6": "Latin Small Letter O With Diaeresis"
        })");

        CHECK(canonical_json(json)
            == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
               "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
               "\"\U0001F600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    TEST_CASE("doubles are written as RFC 8785, appendix B, lists them")
    {
        auto const text_of_bits
            = [](std::uint64_t bits) { return canonical_json(std::bit_cast<double>(bits)); };

        CHECK(text_of_bits(0x0000000000000000) == "0");
        CHECK(text_of_bits(0x8000000000000000) == "0");
        CHECK(text_of_bits(0x0000000000000001) == "5e-324");
        CHECK(text_of_bits(0x8000000000000001) == "-5e-324");
        CHECK(text_of_bits(0x7fefffffffffffff) == "1.7976931348623157e+308");
        CHECK(text_of_bits(0x4340000000000000) == "9007199254740992");
        CHECK(text_of_bits(0x4430000000000000) == "295147905179352830000");
        CHECK(text_of_bits(0x44b52d02c7e14af5) == "9.999999999999997e+22");
        CHECK(text_of_bits(0x44b52d02c7e14af6) == "1e+23");
        CHECK(text_of_bits(0x444b1ae4d6e2ef4e) == "999999999999999700000");
        CHECK(text_of_bits(0x444b1ae4d6e2ef50) == "1e+21");
        CHECK(text_of_bits(0x3eb0c6f7a0b5ed8c) == "9.999999999999997e-7");
        CHECK(text_of_bits(0x3eb0c6f7a0b5ed8d) == "0.000001");
        CHECK(text_of_bits(0x41b3de4355555555) == "333333333.3333333");
        CHECK(text_of_bits(0xbecbf647612f3696) == "-0.0000033333333333333333");
    }

    TEST_CASE("what was read from it is the same value again")
    {
        auto const json = parsed(R"({"z": [0.1, -1, {"": "\u0000"}], "a": 1e-7})");

        CHECK(parsed(canonical_json(json)) == json);
        CHECK(parsed(pretty_json(json)) == json);
    }
}

TEST_SUITE("printable_json")
{
    TEST_CASE("what steers a person's terminal is escaped, and the value stays the same")
    {
        auto const json = canonical_json(Json("\x1b[31m red \x7f\xc2\x9b"
                                              "31m \xe2\x80\xae"
                                              "desrever \xe2\x80\xa8 店 é"));

        auto const shown = printable_json(json + "\n");

        CHECK(shown == "\"\\u001b[31m red \\u007f\\u009b31m \\u202edesrever \\u2028 店 é\"\n");
        CHECK(canonical_json(parsed(shown)) == json);
    }
}

TEST_SUITE("pretty_json")
{
    TEST_CASE("it indents by two spaces and leaves empty things on their line")
    {
        CHECK(pretty_json(parsed(R"({"b": [1, {"c": []}], "a": {}})")) == R"({
  "a": {},
  "b": [
    1,
    {
      "c": []
    }
  ]
}
)");
    }
}

TEST_SUITE("JsonReader")
{
    TEST_CASE("it reads what is there")
    {
        auto const json
            = parsed(R"({"n": 3, "t": "x", "b": true, "a": [1], "i": "000102030405060708090a0b"})");

        JsonReader reader(json);

        CHECK(reader.whole("n", 0, 3) == 3);
        CHECK(reader.text("t", 1) == "x");
        CHECK(reader.boolean("b"));
        CHECK(reader.array("a", 1).size() == 1);
        CHECK(reader.member("a") == *json.find("a"));
        CHECK(reader.id<RecordId>("i").hex() == "000102030405060708090a0b");
        CHECK(reader.has("n"));
        CHECK_FALSE(reader.has("m"));
        CHECK(reader.verdict());
    }

    TEST_CASE("it tells the first fault with its path and goes on harmlessly")
    {
        auto const json = parsed(R"({"n": 4, "t": "xy"})");
        JsonReader reader(json, "batch");

        CHECK(reader.whole("n", 1, 3) == 1);
        CHECK(reader.text("t", 1) == "");
        CHECK_FALSE(reader.boolean("b"));
        CHECK(reader.array("a", 1).empty());
        CHECK(reader.member("m").is_null());

        auto const verdict = reader.verdict();
        REQUIRE_FALSE(verdict);
        CHECK(verdict.error().fault == Fault::Invalid);
        CHECK(verdict.error().what == "batch/n: a whole number from 1 to 3 was expected");
    }

    TEST_CASE("a missing member is told as missing and a wrong id as wrong")
    {
        auto const json = parsed(R"({"i": "xyz"})");
        JsonReader missing(json, "batch");
        JsonReader wrong(json, "batch");

        missing.text("t", 10);
        wrong.id<RecordId>("i");

        CHECK(missing.verdict().error().what == "batch/t: is missing");
        CHECK(wrong.verdict().error().what == "batch/i: 'xyz' is not 24 hexadecimal digits");
    }

    TEST_CASE("what is no object is a fault by itself")
    {
        auto const json = parsed("[]");

        JsonReader const reader(json, "batch");

        CHECK(reader.verdict().error().what == "batch: an object was expected");
    }
}
