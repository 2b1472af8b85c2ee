//! Mappings that cannot be used, and what is said of them.

use super::*;

#[test]
fn a_wrong_mapping_says_where_it_is_wrong() {
    let columns = "[columns]\ntransaction='a'\nstate='a'\ncreated_at='a'\nbuyer_email='a'\nproduct='a'\ncurrency='a'\n";
    for (text, expected) in [
        (columns.to_string(), "the mapping's [columns]: lacks gross"),
        (format!("{columns}gross='a'\nprice='b'"), "unknown variant `price`"),
        (format!("{columns}gross={{sum=['a'],constant='b'}}"), "[columns] gross: is one of column"),
        (format!("{columns}gross={{summ=['a']}}"), "unknown field `summ`"),
        (format!("{columns}gross={{sum=[]}}"), "[columns] gross: names no columns"),
        (format!("{columns}gross='a'\norder={{sum=['a']}}"), "[columns] order: is no amount"),
        (format!("{columns}gross='a'\nmethod={{constant='gold'}}"), "[columns] method: gold is no method"),
        (format!("{columns}gross='a'\n[values.state]\na='paid'"), "[values.state]: paid is no state"),
        (format!("{columns}gross='a'\n[values.method]\na='pix'"), "[values.method]: is about a column that [columns] does not have"),
        (format!("source='paypal'\n{columns}gross='a'"), "source: is import or hotmart"),
        (format!("{columns}gross='a'\n[format]\ndate='%Q'"), "[format] date: is not a date format"),
        (format!("{columns}gross='a'\n[format]\ndecimal=','\ngrouping=','"), "[format] grouping: is a point"),
        (format!("{columns}gross='a'\n[format]\nencoding='ebcdic'"), "[format] encoding: is utf-8"),
        (format!("{columns}gross='a'\n[format]\ntime_zone='Brazil'"), "[format] time_zone: is the name of a zone"),
        (format!("{columns}gross='a'\n[format]\ndelimiter='::'"), "[format] delimiter: is a comma"),
    ] {
        let error = Mapping::parse(&text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    assert!(Mapping::load("eduzz").unwrap_err().to_string().contains("no mapping is called eduzz"));
}
