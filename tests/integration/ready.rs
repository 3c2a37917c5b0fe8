//! What stands ready for CI: the pre-commit hook, the workflow and the line of
//! a Makefile, each read and run.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

use crate::readme::{shell, texts};

const TEXT: &str = "\
The council met in the evening to discuss the new harbour wall and what it would cost.

Residents said that the old wall had been damaged by three winters of storms.
";

/// A YAML document.
#[track_caller]
fn yaml(text: &str) -> Yaml {
    let mut documents = YamlLoader::load_from_str(text).unwrap();
    assert_eq!(documents.len(), 1);
    documents.remove(0)
}

/// The strings in a value, such as the keys of a map in order.
fn keys(value: &Yaml) -> Vec<&str> {
    value.as_hash().unwrap().keys().map(|key| key.as_str().unwrap()).collect()
}

/// Runs the command over a fixture that agrees, then over one that does not.
#[track_caller]
fn check_guards(command: &str) {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("fixtures")).unwrap();
    fs::write(folder.path().join("fixtures/a.txt"), TEXT).unwrap();
    assert_eq!(shell(folder.path(), "newsclip check --bless").0, Some(0));
    let (status, output) = shell(folder.path(), command);
    assert_eq!(status, Some(0), "{command}: {output}");
    fs::write(folder.path().join("fixtures/a.json"), "{}\n").unwrap();
    let (status, output) = shell(folder.path(), command);
    assert_ne!(status, Some(0), "{command}: {output}");
    assert!(output.contains("fixtures/a.json"), "{command}: {output}");
}

#[test]
fn the_pre_commit_hook() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let hooks = yaml(&fs::read_to_string(root.join(".pre-commit-hooks.yaml")).unwrap());
    let hook = &hooks[0];
    let expected = ["id", "name", "description", "entry", "language", "pass_filenames", "files"];
    assert_eq!(keys(hook), expected);
    assert_eq!(hook["language"].as_str(), Some("rust"));
    assert_eq!(hook["pass_filenames"].as_bool(), Some(false));
    check_guards(hook["entry"].as_str().unwrap());
    // README asks for the hook by this name, in the version of Cargo.toml.
    let config = texts("yaml").into_iter().find(|it| it.starts_with("repos:")).unwrap();
    let repository = &yaml(config)["repos"][0];
    assert_eq!(repository["hooks"][0]["id"].as_str(), hook["id"].as_str());
    let version = format!("v{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(repository["rev"].as_str(), Some(&*version));
}

#[test]
fn the_github_workflow() {
    let workflow = texts("yaml").into_iter().find(|it| it.starts_with("name:")).unwrap();
    let workflow = yaml(workflow);
    assert_eq!(keys(&workflow), ["name", "on", "permissions", "jobs"]);
    let steps = workflow["jobs"]["check"]["steps"].as_vec().unwrap();
    let runs: Vec<_> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    let (install, check) = (runs[0], runs[1]);
    assert!(install.starts_with("cargo install --locked --git https://"), "{install}");
    check_guards(&format!("export CI=true GITHUB_ACTIONS=true; {check}"));
}

#[test]
fn the_line_of_a_makefile() {
    let makefile = texts("make")[0];
    let (target, command) = makefile.trim().split_once(": ; ").unwrap();
    assert_eq!(target, "check-archive");
    check_guards(command);
    if shell(Path::new("."), "command -v make").0 == Some(0) {
        let quoted = makefile.trim();
        check_guards(&format!("printf '%s\\n' '{quoted}' | make -s -f - {target}"));
    } else {
        eprintln!("NOT RUN by make itself: there is none here");
    }
}

#[test]
fn the_settings_of_the_readme_are_understood() {
    let settings = texts("toml")[0];
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("newsclip.toml"), settings).unwrap();
    let text = format!(
        "The Courier\n\n4 March 2024\n\nA headline of six words here\n\n{TEXT}\nSource: Reuters\n"
    );
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let (status, output) = shell(folder.path(), "newsclip convert -q a.txt");
    assert_eq!(status, Some(0), "{output}");
    // All the keys that there are.
    let (_, output) = shell(folder.path(), "newsclip explain --code settings");
    let (_, known) = output.split_once("The keys are ").unwrap();
    let known = known.trim_end().trim_end_matches('.').replace(" and ", ", ");
    let stated: Vec<_> = settings.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(stated, known.split(", ").collect::<Vec<_>>());
}
