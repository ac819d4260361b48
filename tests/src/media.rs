//! Pictures, and sending them.

use crate::{Answer, Desk, Server};
use image::{ImageFormat, Rgb, RgbImage};
use reqwest::{StatusCode, header::CONTENT_TYPE};
use std::io::Cursor;

const BOUNDARY: &str = "a-boundary-that-stands-in-no-picture";

/// A picture in which no two neighbours are alike.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let byte = |n: u32| u8::try_from(n % 256).unwrap_or_default();
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        Rgb([byte(x * 7 + y), byte(y * 5), byte(x ^ y)])
    });
    let mut file = Cursor::new(Vec::new());
    pixels
        .write_to(&mut file, format)
        .expect("a picture can be written");
    file.into_inner()
}

/// A form with files, as browsers send one: fields, then files with the name they claim to have.
pub fn form(fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    let mut part = |disposition: String, content: &[u8]| {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in fields {
        part(format!("name=\"{name}\""), value.as_bytes());
    }
    for (name, file, content) in files {
        part(format!("name=\"{name}\"; filename=\"{file}\""), content);
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

impl Server {
    /// Uploads something as a picture, under the name it claims to have.
    pub async fn upload(&self, name: &str, content: &[u8]) -> Answer {
        let (kind, body) = form(&[], &[("file", name, content)]);
        let request = self
            .client
            .post(format!("{}/api/v1/media", self.connect))
            .bearer_auth(&self.token)
            .header(CONTENT_TYPE, kind)
            .body(body);
        Answer::read(request.send().await.expect("the server answers")).await
    }

    /// Uploads a photograph; gives the name to use it by.
    pub async fn photograph(&self, width: u32, height: u32) -> String {
        let picture = picture(width, height, ImageFormat::Jpeg);
        let answer = self.upload("photograph.jpg", &picture).await.expect(201);
        answer["media"].as_str().expect("it has a name").to_owned()
    }
}

impl Desk {
    /// Sends a form with files; gives the status and where it leads, or the page.
    pub async fn send(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> (StatusCode, String) {
        let (kind, body) = form(fields, files);
        self.post_as(path, &kind, body).await
    }
}
