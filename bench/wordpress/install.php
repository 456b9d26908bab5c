<?php // php install.php SITE: makes the site, its theme and its permalinks; prints the version
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
if (!is_blog_installed()) {
    wp_install('Example network', 'editor', 'editor@example.org', true, '', 'a password for measuring');
}
switch_theme('twentytwentyone');
update_option('permalink_structure', '/%year%/%monthnum%/%postname%/');
update_option('posts_per_page', 10);
flush_rewrite_rules();
echo get_bloginfo('version');
