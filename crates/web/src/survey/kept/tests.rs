use super::*;
use crate::pages::samples;
use futures::future::join_all;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::runtime::Builder;

#[test]
fn a_survey_keeps_no_list_in_memory() {
    let surveys = Surveys::default();
    let survey_of = |appeal: i64, list: &Arc<CoSignerList>| {
        let kept = surveys.kept(appeal, list);
        kept.unwrap_or_else(|| surveys.keep(appeal, Survey::of(list.clone(), Vec::new())))
    };
    let [one, other] = [10, 20].map(|length| Arc::new(samples::list(length)));
    let first = survey_of(1, &one);
    assert!(Arc::ptr_eq(&first, &survey_of(1, &one)), "worked out once");
    survey_of(2, &other);
    assert!(Arc::ptr_eq(&first, &survey_of(1, &one)), "beside another");
    drop(first);
    let gone = Arc::downgrade(&one);
    drop(one);
    survey_of(3, &Arc::new(samples::list(1)));
    assert!(gone.upgrade().is_none());
}

#[tokio::test]
async fn a_long_list_is_surveyed_once_for_all_who_wait() {
    let (surveys, times) = (Arc::<Surveys>::default(), Arc::<AtomicUsize>::default());
    let list = Arc::new(samples::list(300));
    let survey = || {
        let times = times.clone();
        let known = move |_: &CoSignerList| {
            times.fetch_add(1, Ordering::SeqCst);
            Known::default()
        };
        surveys.worked_out(1, &list, known)
    };
    for survey in join_all((0..8).map(|_| survey())).await {
        assert_eq!(survey.list().entries.len(), 300);
    }
    assert_eq!(times.load(Ordering::SeqCst), 1);
}

#[test]
fn a_long_list_is_surveyed_at_once_where_the_server_stops() {
    let runtime = Builder::new_current_thread().build().unwrap();
    let handle = runtime.handle().clone();
    runtime.shutdown_background();
    let (surveys, list) = (Arc::<Surveys>::default(), Arc::new(samples::list(300)));
    let known = |_: &CoSignerList| Known::default();
    let survey = handle.block_on(surveys.worked_out(1, &list, known));
    assert_eq!(survey.list().entries.len(), 300);
}
