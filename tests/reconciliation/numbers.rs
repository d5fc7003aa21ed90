//! Identity numbers of made-up people.

/// A whole number with its check, for a birth day and a serial.
pub fn number(born: &str, serial: u32) -> String {
    let body = format!("130925{born}{serial:03}");
    let weighed = body.chars().zip((1..18).rev()).map(|(digit, place)| {
        let weight = (0..place).fold(1, |weight, _| weight * 2 % 11);
        digit.to_digit(10).unwrap() * weight
    });
    let check = (12 - weighed.sum::<u32>() % 11) % 11;
    body + &if check == 10 { "X".to_owned() } else { check.to_string() }
}
