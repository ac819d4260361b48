//! The process of a server: how it starts and ends, and what happens to it meanwhile.

use super::Server;
use crate::settle::until;
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use std::process::Stdio;
use tokio::process::Child;

impl Server {
    /// Starts the process, and waits until it answers.
    pub async fn run(&mut self) {
        self.begin();
        let address = format!("{}/healthz", self.connect);
        until("the server's start", || async {
            match self.client.get(&address).send().await {
                Ok(answer) if answer.status().is_success() => Ok(()),
                Ok(answer) => Err(format!("{}", answer.status())),
                Err(error) => Err(format!("{error}; log: {}", self.log())),
            }
        })
        .await;
    }

    /// Starts the process, whether or not it is ever going to answer.
    pub fn begin(&mut self) {
        let log = self.folder.path().join("server.log");
        let log = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(log);
        let log = log.expect("the log can be opened");
        let errors = log.try_clone().expect("the log can be opened twice");
        let child = tokio::process::Command::new(&self.program)
            .arg("serve")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(errors)
            .kill_on_drop(true)
            .spawn();
        self.process = Some(child.expect("the server can be started"));
    }

    /// Ends the process at once, as a power cut would (SIGKILL).
    pub async fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().await.expect("the server can be killed");
        }
    }

    /// Tells the process to end (SIGTERM), as an operator would, and waits until it has.
    pub async fn stop(&mut self) {
        self.signal(Signal::TERM);
        if let Some(mut process) = self.process.take() {
            process.wait().await.expect("the server ends");
        }
    }

    /// Stops the process where it is (SIGSTOP): its sockets stay open and nobody answers.
    pub fn pause(&self) {
        self.signal(Signal::STOP);
    }

    /// Lets a paused process go on.
    pub fn resume(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        let id = self.process.as_ref().and_then(Child::id);
        let id = id.and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        kill_process(id.expect("the server runs"), signal).expect("the server can be told");
    }

    /// Sets how large a file the process may write, as on a disk that is full; none for any. The
    /// server must have been started so that this does not end it.
    pub fn limit_files(&self, bytes: Option<u64>) {
        let id = self.process.as_ref().and_then(Child::id);
        let id = id.and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        let limit = Rlimit {
            current: bytes,
            maximum: None,
        };
        let id = id.expect("the server runs");
        prlimit(Some(id), Resource::Fsize, limit).expect("the server can be limited");
    }
}
